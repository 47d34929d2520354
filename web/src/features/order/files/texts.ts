export const texts = {
  locked: "Opens when you approve",
  lockedWhy: "The original can be downloaded after you approve the delivery. Until then you see a preview.",
  open: (name: string) => `Preview ${name}`,
  preview: "Preview",
  previewOf: (name: string) => `Preview of ${name}`,
  page: (page: number, shown: number, total: number) =>
    total > shown ? `Page ${page} of ${shown} shown, of ${total}` : `Page ${page} of ${shown}`,
  file: (index: number, all: number) => `File ${index} of ${all}`,
  previous: "Previous",
  next: "Next",
  none: "There is no preview of this file.",
  noneLocked:
    "There is no preview of this file. Its fingerprint is on the chain: what you download after approving is what was delivered.",
  marked: "This is a preview with a watermark. The original opens when you approve the delivery.",
  beginning: "This is the beginning. The whole opens when you approve the delivery.",
  long: "This is the beginning. Download the file for the rest.",
  download: "Download",
  names: (shown: number, total: number) =>
    total > shown
      ? `The first ${shown} of ${total} entries`
      : `${total} ${total === 1 ? "entry" : "entries"}`,
  name: "Name",
  size: "Size",
  failed: "The preview could not be loaded.",
} as const;
