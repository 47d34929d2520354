import { api } from "../../../shared/lib/api.ts";
import { startUpload } from "../../../shared/upload/startUpload.ts";
import { posterOf } from "./posterOf.ts";

/** Gives an uploaded film its poster, where this browser can draw one: the client sees it before approving (DLV-3). */
export async function handInPoster(film: File, id: string): Promise<void> {
  if (!film.type.startsWith("video/")) return;
  const poster = await posterOf(film);
  if (!poster) return;
  const pictureId = await new Promise<string>((resolve, reject) => {
    void startUpload({
      file: poster,
      onProgress: () => {},
      onDone: resolve,
      onError: (reason) => reject(new Error(reason ?? "The connection dropped.")),
    });
  });
  await api.put("/api/files/{id}/poster", { path: { id }, body: { pictureId } });
}
