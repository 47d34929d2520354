import { formatSize } from "./formatSize.ts";
import { texts } from "./texts.ts";

/** Names that make a system run what is in them: the server takes none of them, so nothing is sent. */
const RUNNABLE = new Set(
  "exe msi msp dll com scr pif cpl bat cmd ps1 psm1 vbs vbe wsf wsh hta jse jar lnk reg app dmg pkg deb rpm apk appimage".split(
    " ",
  ),
);

/** Why a file will not be taken, as far as its name and size tell; null when it may be. @param most bytes */
export function refuseEarly(file: Pick<File, "name" | "size">, most: number): string | null {
  if (file.size > most) return texts.tooBig(file.name, formatSize(most));
  if (file.size === 0) return texts.empty(file.name);
  const extension = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  return file.name.includes(".") && RUNNABLE.has(extension) ? texts.runnable(file.name) : null;
}
