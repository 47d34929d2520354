import "react-image-crop/dist/ReactCrop.css";
import { type SyntheticEvent, useState } from "react";
import { type PercentCrop, ReactCrop } from "react-image-crop";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { middleCut } from "./middleCut.ts";
import { texts } from "./texts.ts";
import type { CutUpload } from "./types.ts";

export type CropDialogProps = {
  readonly image: CutUpload;
  /** Width by height of what is shown. */
  readonly aspect: number;
  /** What is shown is seen as a circle. */
  readonly round?: boolean;
  readonly onCrop: (crop: CutUpload["crop"]) => void;
  readonly onClose: () => void;
};

/** A frame over the picture, for mouse, finger and arrow keys. What it leaves out is cut off by the server. */
export default function CropDialog({ image, aspect, round = false, onCrop, onClose }: CropDialogProps) {
  const [frame, setFrame] = useState<PercentCrop>();
  // A cut like any other: a picture without one lies open as a whole, whatever part of it pages show.
  const [middle, setMiddle] = useState<CutUpload["crop"]>(null);
  const [broken, setBroken] = useState(false);
  const say = texts;

  function begin({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) {
    const centre = middleCut({ width: naturalWidth, height: naturalHeight }, aspect);
    setMiddle(centre);
    const { x, y, width, height } = image.crop ?? centre;
    setFrame({ unit: "%", x: x * 100, y: y * 100, width: width * 100, height: height * 100 });
  }

  function apply() {
    if (frame) onCrop(inParts(frame));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say.title}
      description={say.text}
      width="wide"
      footer={
        <>
          <Button onClick={onClose}>{say.cancel}</Button>
          <Button
            disabled={!frame && !broken}
            onClick={() => {
              onCrop(middle);
              onClose();
            }}
          >
            {say.whole}
          </Button>
          <Button variant="primary" disabled={!frame} onClick={apply}>
            {say.apply}
          </Button>
        </>
      }
    >
      {broken ? (
        <Notice tone="lost">{say.broken}</Notice>
      ) : (
        <ReactCrop
          {...(frame && { crop: frame })}
          onChange={(_, percent) => setFrame(percent)}
          aspect={aspect}
          minWidth={32}
          keepSelection
          circularCrop={round}
          ruleOfThirds
          ariaLabels={{
            cropArea: say.label,
            nwDragHandle: say.label,
            nDragHandle: say.label,
            neDragHandle: say.label,
            eDragHandle: say.label,
            seDragHandle: say.label,
            sDragHandle: say.label,
            swDragHandle: say.label,
            wDragHandle: say.label,
          }}
          className="mx-auto max-h-[52dvh]"
        >
          <img
            src={`/api/files/${image.fileId}/content`}
            alt=""
            onLoad={begin}
            onError={() => setBroken(true)}
            className="max-h-[52dvh]"
          />
        </ReactCrop>
      )}
    </Dialog>
  );
}

/** Percent to parts, and not a hair over the edge. */
function inParts({ x, y, width, height }: PercentCrop): NonNullable<CutUpload["crop"]> {
  const start = (value: number) => Math.min(Math.max(value / 100, 0), 1);
  const left = start(x);
  const top = start(y);
  return {
    x: left,
    y: top,
    width: Math.min(Math.max(width / 100, 0.02), 1 - left),
    height: Math.min(Math.max(height / 100, 0.02), 1 - top),
  };
}
