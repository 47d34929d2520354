import type { FileInfo } from "@holdfast/sdk/api";

/** Where a picture of a file is. Another address once it is unlocked: the browser must not keep the marked one. */
export function previewUrl(file: FileInfo, page = 1): string {
  return `/api/files/${file.id}/preview?page=${page}${file.locked ? "" : "&open=1"}`;
}

/** Whether there are pictures to show of a file. */
export function hasPicture({ preview }: FileInfo): boolean {
  return preview === "image" || preview === "pages" || preview === "poster";
}
