/** A sentence of a mail, and where it leads. */
export type MailLine = { text: string; link?: string };

/** The same in plain text and in HTML that needs nothing from anywhere: no pictures, no styles, no scripts. */
export function mailPage({
  title,
  lines,
  footer,
}: {
  title: string;
  lines: readonly MailLine[];
  footer: readonly MailLine[];
}): { text: string; html: string } {
  const plain = ({ text, link }: MailLine) => (link ? `${text}\n${link}` : text);
  const rich = ({ text, link }: MailLine) =>
    link ? `<p><a href="${escaped(link)}">${escaped(text)}</a></p>` : `<p>${escaped(text)}</p>`;
  const end = footer.map(plain).join("\n");
  return {
    text: `${[title, ...lines.map(plain)].join("\n\n")}\n${end && `\n-- \n${end}\n`}`,
    html: [
      '<!doctype html><html lang="en"><head><meta charset="utf-8">',
      `<title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1>`,
      ...lines.map(rich),
      ...(footer.length > 0 ? ["<hr>", ...footer.map(rich)] : []),
      "</body></html>",
    ].join("\n"),
  };
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
