import { Notice } from "../../../shared/ui/Notice.tsx";

const texts = {
  paused: "This service is paused and cannot be ordered.",
  draft: "This is a draft. Only you can see it.",
} as const;

/** Loaded alone, by a seller who looks at what others cannot see now. */
export default function OwnNotice({ state }: { readonly state: keyof typeof texts }) {
  return <Notice tone="idle" title={texts[state]} />;
}
