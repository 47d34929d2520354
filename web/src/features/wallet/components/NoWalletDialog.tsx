import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { texts } from "../texts.ts";

/** Said instead of showing an empty list: no wallet announced itself and the operator offers no other way. */
export function NoWalletDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={texts.connect.none.title}
      footer={
        <Button variant="primary" onClick={() => location.reload()}>
          {texts.connect.none.reload}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {texts.connect.none.body.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Dialog>
  );
}
