import type { FileInfo } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Download from "lucide-react/icons/download";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { PreviewBody } from "./PreviewBody.tsx";
import { previewUrl } from "./previewUrl.ts";
import { texts } from "./texts.ts";

export type FileViewerProps = {
  readonly files: readonly FileInfo[];
  /** Which is shown first. */
  readonly start: number;
  readonly onClose: () => void;
};

/** Looks through files one after another, page by page: arrows go on and back, Escape leaves. */
export function FileViewer({ files, start, onClose }: FileViewerProps) {
  const [index, setIndex] = useState(start);
  const [page, setPage] = useState(1);
  const body = useRef<HTMLDivElement>(null);
  const file = files[index];
  const pages = usePages(file);
  // The keys work at once, wherever a dialog would put the focus.
  useEffect(() => body.current?.focus(), []);
  if (!file) return null;

  const hasNext = page < pages.shown || index < files.length - 1;
  const hasPrevious = page > 1 || index > 0;
  function go(by: 1 | -1) {
    if (by === 1 ? !hasNext : !hasPrevious) return;
    const turned = page + by;
    if (turned >= 1 && turned <= pages.shown) return setPage(turned);
    setPage(1);
    setIndex(index + by);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLMediaElement) return;
    const rtl = document.dir === "rtl";
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    go((event.key === "ArrowRight") === rtl ? -1 : 1);
  }

  const where = [
    ...(pages.shown > 1 ? [texts.page(page, pages.shown, pages.total)] : []),
    ...(files.length > 1 ? [texts.file(index + 1, files.length)] : []),
  ].join(" · ");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<span className="break-all">{file.name}</span>}
      width="wide"
      footer={
        <>
          {!file.locked && (
            <a href={file.url} download={file.name} className={`${buttonClass()} sm:me-auto`}>
              <Download className="size-4" aria-hidden />
              {texts.download}
            </a>
          )}
          <Button
            onClick={() => go(-1)}
            aria-disabled={!hasPrevious}
            icon={<ChevronLeft className="size-4 rtl:rotate-180" aria-hidden />}
          >
            {texts.previous}
          </Button>
          <Button
            onClick={() => go(1)}
            aria-disabled={!hasNext}
            icon={<ChevronRight className="size-4 rtl:rotate-180" aria-hidden />}
          >
            {texts.next}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the arrow keys of what is in it */}
      <div ref={body} tabIndex={-1} onKeyDown={onKeyDown} className="flex flex-col gap-3 outline-none">
        <p role="status" className="text-note text-soft empty:hidden">
          {where}
        </p>
        <PreviewBody key={file.id} file={file} page={page} />
      </div>
    </Dialog>
  );
}

/** How many pages of a file can be shown, and how many it has; one of one until it is known. */
function usePages(file: FileInfo | undefined): { readonly shown: number; readonly total: number } {
  const { data } = useQuery({
    queryKey: ["files", file?.id, "pages"],
    enabled: file?.preview === "pages",
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { ok, headers } = await fetch(file ? previewUrl(file) : "", { method: "HEAD", signal });
      const count = (name: string) => Math.max(1, Number(headers.get(name)) || 1);
      return ok ? { shown: count("preview-pages"), total: count("preview-total") } : { shown: 1, total: 1 };
    },
  });
  return data ?? { shown: 1, total: 1 };
}
