import clsx from "clsx";
import ImagePlus from "lucide-react/icons/image-plus";
import { useState } from "react";
import { useDropzone } from "react-dropzone";
import { useFieldArray, useFormContext } from "react-hook-form";
import { DropPrompt, dropFrame } from "../../../shared/upload/DropPrompt.tsx";
import { formatSize } from "../../../shared/upload/formatSize.ts";
import { useUploads } from "../../../shared/upload/useUploads.ts";
import { texts } from "../imageTexts.ts";
import { MOST_IMAGES, type ServiceValues } from "../model.ts";
import { ImageTile } from "./ImageTile.tsx";
import { UploadLine } from "./UploadLine.tsx";

const PICTURES = { "image/png": [], "image/jpeg": [], "image/webp": [], "image/gif": [], "image/avif": [] };
/** What the server takes for a picture, in bytes. */
const LARGEST = 20 * 1024 * 1024;

/** Up to six pictures: dropped or chosen, uploading at once, in an order that mouse and keyboard can change. */
export function ImagesField({ maxFileSize }: { readonly maxFileSize: number }) {
  const { control } = useFormContext<ServiceValues>();
  const { fields, append, move, remove } = useFieldArray({ control, name: "images" });
  const largest = Math.min(maxFileSize, LARGEST);
  const uploads = useUploads(largest, {
    afterUpload: async (_, fileId) => append({ fileId, crop: null, alt: "" }, { shouldFocus: false }),
  });
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<number | null>(null);
  const onTheirWay = uploads.items.filter(({ state }) => state !== "done");
  const room = MOST_IMAGES - fields.length - onTheirWay.filter(({ state }) => state !== "refused").length;

  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    accept: PICTURES,
    noClick: true,
    noKeyboard: true,
    onDrop: (taken, refused) => {
      setWrong([
        ...refused.map(({ file }) => texts.notPicture(file.name)),
        ...taken.slice(room).map(({ name }) => texts.tooMany(name)),
      ]);
      uploads.add(taken.slice(0, room));
    },
  });

  // What is dragged may be one of the pictures here, on its way to another place.
  const isOver = isDragActive && dragged === null;

  function shift(from: number, to: number) {
    if (to < 0 || to >= fields.length || from === to) return;
    move(from, to);
    setSaid(texts.moved(from + 1, to + 1));
  }

  return (
    <fieldset {...getRootProps()} className="flex min-w-0 flex-col gap-1">
      <legend className="font-medium">{texts.legend}</legend>
      <p className="text-note text-soft">
        {texts.hint} {fields.length > 1 && texts.dragHint}
      </p>
      <ol className="mt-2 grid gap-4 sm:grid-cols-2">
        {fields.map((field, index) => (
          <li
            key={field.id}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", String(index));
              setDragged(index);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              event.stopPropagation();
              shift(dragged, index);
              setDragged(null);
            }}
            className={clsx("min-w-0", dragged === index && "opacity-50")}
          >
            <ImageTile
              index={index}
              count={fields.length}
              onMove={(to) => shift(index, to)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
        {onTheirWay.map((item) => (
          <li key={item.key} className="min-w-0">
            <UploadLine item={item} uploads={uploads} />
          </li>
        ))}
        <li className={clsx("min-w-0", room <= 0 && "hidden")}>
          <div className={clsx(dropFrame(isOver), "h-full min-h-36 justify-center")}>
            <input {...getInputProps({ "aria-label": texts.legend })} />
            <DropPrompt
              icon={<ImagePlus className="size-6 text-faint" aria-hidden />}
              isOver={isOver}
              onChoose={open}
              texts={texts}
              limit={texts.types(formatSize(largest))}
            />
          </div>
        </li>
      </ol>
      {room <= 0 && <p className="text-note text-soft">{texts.full}</p>}
      <p role="status" className="sr-only">
        {said}
      </p>
      <div role="alert" className="text-note text-lost empty:hidden">
        {wrong.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </fieldset>
  );
}
