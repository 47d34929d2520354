import { type ReactNode, useEffect, useState } from "react";

export type CodeViewProps = { readonly text: string; readonly language: string | null };

/** Colours of the highlighter's classes, in ours. */
const COLOURS: Readonly<Record<string, string>> = {
  "hljs-keyword": "text-accent font-medium",
  "hljs-built_in": "text-accent",
  "hljs-type": "text-accent",
  "hljs-name": "text-accent",
  "hljs-selector-tag": "text-accent",
  "hljs-string": "text-done",
  "hljs-regexp": "text-done",
  "hljs-number": "text-run",
  "hljs-literal": "text-run",
  "hljs-attr": "text-run",
  "hljs-title": "font-semibold",
  "hljs-section": "font-semibold",
  "hljs-comment": "text-soft italic",
  "hljs-quote": "text-soft italic",
  "hljs-meta": "text-soft",
};

/** Text or code, in colours once the highlighter is loaded. Only characters are ever shown: nothing of it is markup. */
export function CodeView({ text, language }: CodeViewProps) {
  const [coloured, setColoured] = useState<{ of: string; nodes: ReactNode } | null>(null);
  useEffect(() => {
    if (language === null) return;
    let isGone = false;
    void colour(text, language).then(
      (nodes) => !isGone && setColoured({ of: text, nodes }),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [text, language]);
  return (
    <pre
      // A region that scrolls has to be reached by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      className="max-h-[60dvh] overflow-auto rounded-md border border-line bg-well p-3 font-mono text-note"
    >
      <code>{coloured?.of === text ? coloured.nodes : text}</code>
    </pre>
  );
}

async function colour(text: string, language: string): Promise<ReactNode> {
  const { default: highlighter } = await import("highlight.js/lib/common");
  if (!highlighter.getLanguage(language)) return text;
  const { value } = highlighter.highlight(text, { language, ignoreIllegals: true });
  // Its HTML is read by an inert parser, and of it only text and classes are taken over.
  return toNodes(new DOMParser().parseFromString(value, "text/html").body, "c");
}

function toNodes(parent: Node, prefix: string): ReactNode {
  return [...parent.childNodes].map((node, index) => {
    const key = `${prefix}.${index}`;
    if (!(node instanceof HTMLElement)) return node.textContent;
    const first = node.classList[0] ?? "";
    return (
      <span key={key} className={COLOURS[first]}>
        {toNodes(node, key)}
      </span>
    );
  });
}
