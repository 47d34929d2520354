/** A PDF of pages that each show a line of text; `extra` objects are numbered from 100 on, `page` goes into every page. */
export function pdf(
  lines: readonly string[],
  {
    page = "",
    catalog = "",
    extra = [],
  }: { page?: string; catalog?: string; extra?: readonly string[] } = {},
): Buffer {
  const kids = lines.map((_, index) => `${10 + index * 2} 0 R`).join(" ");
  const objects: [number, string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`],
    [3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"],
    ...lines.flatMap((line, index): [number, string][] => {
      const text = `BT /F1 48 Tf 40 400 Td (${line}) Tj ET`;
      const body = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + index * 2} 0 R ${page} >>`;
      return [
        [10 + index * 2, body],
        [11 + index * 2, `<< /Length ${text.length} >>\nstream\n${text}\nendstream`],
      ];
    }),
    ...extra.map((body, index): [number, string] => [100 + index, body]),
  ];
  let text = "%PDF-1.7\n";
  const entries = objects.map(([number, body]) => {
    const at = String(text.length).padStart(10, "0");
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${at} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n${entries.join("")}trailer\n<< /Size 200 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
