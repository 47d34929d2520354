import type { components } from "@holdfast/sdk/api";

/** An uploaded picture and which part of it is shown; null: the middle. */
export type CutUpload = { readonly fileId: string; readonly crop: components["schemas"]["Crop"] | null };
