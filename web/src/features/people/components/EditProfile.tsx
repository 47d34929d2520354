import type { Profile } from "@holdfast/sdk/api";
import { type FormEvent, useId, useState } from "react";
import { describeError } from "../../../shared/lib/describeError.ts";
import type { CutUpload } from "../../../shared/picture/types.ts";
import { texts as common } from "../../../shared/texts.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useSaveProfile } from "../api/useSaveProfile.ts";
import { texts } from "../texts.ts";
import { AvatarField } from "./AvatarField.tsx";

const NAME = 60;
const BIO = 2000;

/** One's own picture, name and words. */
export function EditProfile({
  profile,
  onClose,
}: {
  readonly profile: Profile;
  readonly onClose: () => void;
}) {
  const say = texts.edit;
  const form = useId();
  const [name, setName] = useState(profile.name);
  const [bio, setBio] = useState(profile.bio);
  const [avatar, setAvatar] = useState<CutUpload | null>();
  const [uploading, setUploading] = useState(false);
  const { mutate, isPending, error } = useSaveProfile(() => {
    void notify("done", say.done);
    onClose();
  });
  const long = { name: name.trim().length > NAME, bio: bio.trim().length > BIO };
  function submit(event: FormEvent) {
    event.preventDefault();
    if (long.name || long.bio || isPending || uploading) return;
    mutate({ name: name.trim(), bio: bio.trim(), ...(avatar !== undefined && { avatar }) });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say.title}
      description={say.description}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form={form} variant="primary" loading={isPending || uploading}>
            {say.save}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
        <AvatarField profile={profile} value={avatar} onChange={setAvatar} onBusy={setUploading} />
        <Field label={say.name} hint={say.nameHint} error={long.name ? say.nameLong : undefined}>
          <Input value={name} dir="auto" onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Field label={say.bio} hint={say.bioHint} error={long.bio ? say.bioLong : undefined}>
          <Textarea value={bio} dir="auto" rows={5} onChange={(event) => setBio(event.currentTarget.value)} />
        </Field>
        {error && (
          <Notice tone="lost" live>
            {describeError(error).title}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
