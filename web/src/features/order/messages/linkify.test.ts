import { expect, test } from "vitest";
import { linkify } from "./linkify.ts";

const links = (text: string) => linkify(text).flatMap((part) => (part.href === null ? [] : [part]));
const hrefs = (text: string) => links(text).map(({ href }) => href);

test.each([
  ["see https://example.org/a?b=1&c#d now", ["https://example.org/a?b=1&c#d"]],
  ["(https://example.org/a_(b)).", ["https://example.org/a_(b)"]],
  ["https://example.org, http://example.net!", ["https://example.org/", "http://example.net/"]],
  ["HTTPS://EXAMPLE.ORG/Path", ["https://example.org/Path"]],
  ['<a href="https://example.org/x">', ["https://example.org/x"]],
])("MSG-1 links in %s lead to %j", (text, expected) => {
  expect(hrefs(text)).toEqual(expected);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "//example.org/x",
  "https://",
  "https://mara@evil.example/",
  "https://bank.example:secret@evil.example/",
  "ftp://example.org/x file:///etc/passwd",
])("MSG-1 %s is no link", (text) => {
  expect(hrefs(text)).toEqual([]);
});

test("MSG-1 a link, whatever it pretends, shows the host it leads to", () => {
  // A Cyrillic a in the name.
  expect(links("https://ex\u0430mple.org/x")).toEqual([
    { text: "https://xn--exmple-4nf.org/x", href: "https://xn--exmple-4nf.org/x" },
  ]);
  for (const { text, href } of links("https://example.org:443/a http://example.net:8080/b")) {
    expect(new URL(text).href).toBe(href);
  }
});

test("MSG-1 signs that turn the direction of reading, or are not seen, are in no link", () => {
  expect(links("https://example.org/\u202egnp.exe")[0]?.text).toBe("https://example.org/");
  expect(links("https://example.org/\u200bx")[0]?.text).toBe("https://example.org/");
});

test("MSG-1 all that was written is shown, links or not", () => {
  const text = "a https://example.org/b, c\n\nhttps://example.net d <script>";
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});
