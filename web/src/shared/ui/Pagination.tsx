import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { texts } from "../texts.ts";
import { Button } from "./Button.tsx";

export type PaginationProps = {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onChange: (page: number) => void;
};

export function Pagination({ page, pages, onChange }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={texts.pages} className="flex items-center justify-between gap-4">
      <Button
        disabled={page <= 1}
        onClick={() => onChange(page - 1)}
        icon={<ChevronLeft className="size-4 rtl:rotate-180" aria-hidden />}
      >
        {texts.previous}
      </Button>
      <span className="text-note text-soft figures" aria-live="polite">
        {texts.page(page, pages)}
      </span>
      <Button disabled={page >= pages} onClick={() => onChange(page + 1)}>
        {texts.next}
        <ChevronRight className="size-4 rtl:rotate-180" aria-hidden />
      </Button>
    </nav>
  );
}
