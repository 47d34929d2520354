import type { PublicConfig, Service } from "@holdfast/sdk/api";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { Address } from "viem";
import { describeError, type SaidError } from "../../../shared/lib/describeError.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { myServiceQuery } from "../api/myService.ts";
import { saveService } from "../api/saveService.ts";
import { countErrors } from "../countErrors.ts";
import { forgetForm, keepForm, readKeptForm } from "../keptForm.ts";
import { emptyService, fromService, type ServiceValues, toInput } from "../model.ts";
import { serviceSchema } from "../schema.ts";
import { texts } from "../texts.ts";
import { CancelOffers } from "./CancelOffers.tsx";
import { DescribeFields } from "./DescribeFields.tsx";
import { EditEffects } from "./EditEffects.tsx";
import { LeaveGuard } from "./LeaveGuard.tsx";
import { OrderingField } from "./OrderingField.tsx";
import { PackageFields } from "./PackageFields.tsx";
import { Preview } from "./Preview.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { QuestionFields } from "./QuestionFields.tsx";

export type ServiceFormProps = {
  readonly config: PublicConfig;
  readonly service: Service | null;
  readonly seller: Address;
};

/** Describe, price, ask; then save as a draft, or save and sign (FEATURES LST-1, LST-3). */
export function ServiceForm({ config, service: given, seller }: ServiceFormProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [service, setService] = useState(given);
  const [publishing, setPublishing] = useState<Service | null>(null);
  const [saving, setSaving] = useState<"save" | "publish" | null>(null);
  const [failure, setFailure] = useState<SaidError | null>(null);
  const resolver = useMemo(() => zodResolver(serviceSchema(config)), [config]);
  const [saved] = useState(() => (given ? fromService(given, config) : emptyService(config)));
  const [kept, setKept] = useState(() => readKeptForm(seller, given?.id ?? null, saved));
  const form = useForm<ServiceValues>({ resolver, defaultValues: saved, mode: "onTouched" });
  const id = service?.id ?? null;
  const forget = () => {
    forgetForm(seller, id);
    setKept(null);
  };
  const { reset, subscribe } = form;
  const left = useRef(kept);
  useEffect(() => {
    if (left.current) reset(left.current, { keepDefaultValues: true });
    left.current = null;
  }, [reset]);
  useEffect(
    () =>
      subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values, isDirty }) => {
          if (isDirty) keepForm(seller, id, values);
        },
      }),
    [subscribe, seller, id],
  );
  // What there is left to end on the chain changes while the form stays as it is typed.
  const { data: fresh } = useQuery(myServiceQuery(id ?? "", id && seller));
  // A ref, because saving goes on to the next page before the form has rendered as saved.
  const unsaved = useRef(false);
  unsaved.current = form.formState.isDirty;
  // What was added since the last try is not counted: nobody could have filled it in.
  const [wrongThen, setWrongThen] = useState(0);
  const wrong = form.formState.isSubmitted ? Math.min(wrongThen, countErrors(form.formState.errors)) : 0;

  function save(then: "save" | "publish") {
    return form.handleSubmit(
      async (values) => {
        setSaving(then);
        setFailure(null);
        try {
          const saved = await saveService(service?.id ?? null, toInput(values, config));
          setService(saved);
          form.reset(values);
          unsaved.current = false;
          forget();
          await queries.invalidateQueries({ queryKey: ["services"] });
          if (then === "publish") setPublishing(saved);
          else {
            const paused = service?.state === "published" && saved.state === "paused";
            await notify("done", paused ? texts.form.savedPaused : texts.form.saved);
            if (!service) await navigate({ to: "/sell/$id/edit", params: { id: saved.id }, replace: true });
          }
        } catch (error) {
          setFailure(describeError(error));
        } finally {
          setSaving(null);
        }
      },
      (errors) => setWrongThen(countErrors(errors)),
    );
  }

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={save("publish")}
        className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <header className="lg:col-span-2">
          <h1 className="text-head">{service ? texts.editService : texts.newService}</h1>
        </header>
        <div className="flex min-w-0 flex-col gap-6">
          {kept && (
            <Notice
              tone="idle"
              title={texts.form.restored}
              action={
                <Button
                  size="small"
                  onClick={() => {
                    reset(saved);
                    forget();
                  }}
                >
                  {texts.form.startOver}
                </Button>
              }
            />
          )}
          {fresh && <CancelOffers service={fresh} />}
          <Card title={texts.form.what}>
            <DescribeFields config={config} />
          </Card>
          <Card title={texts.form.packages}>
            <PackageFields config={config} />
          </Card>
          <Card title={texts.ordering.title}>
            <OrderingField />
          </Card>
          <Card title={texts.form.questions}>
            <QuestionFields />
          </Card>
        </div>
        <aside className="flex flex-col gap-4 lg:sticky lg:top-20">
          <Preview config={config} />
          {service && <EditEffects service={service} config={config} changed={form.formState.isDirty} />}
          <div className="flex flex-col gap-2">
            <Button
              type="submit"
              variant="primary"
              wide
              loading={saving === "publish"}
              disabled={saving !== null}
            >
              {texts.form.publish}
            </Button>
            <Button wide loading={saving === "save"} disabled={saving !== null} onClick={save("save")}>
              {service && service.state !== "draft" ? texts.form.save : texts.form.saveDraft}
            </Button>
          </div>
          <div role="alert" className="empty:hidden">
            {wrong > 0 && <Notice tone="lost">{texts.form.wrong(wrong)}</Notice>}
            {failure && wrong === 0 && (
              <Notice tone="lost" title={texts.form.failed}>
                {failure.safe} {failure.todo}
              </Notice>
            )}
          </div>
        </aside>
      </form>
      <LeaveGuard unsaved={unsaved} onLeave={forget} />
      {publishing && (
        <PublishDialog
          service={publishing}
          onClose={() => {
            setPublishing(null);
            const onOffer = publishing.state === "published";
            void notify("done", onOffer ? texts.form.saved : texts.form.savedUnpublished);
            if (!given) void navigate({ to: "/sell/$id/edit", params: { id: publishing.id }, replace: true });
          }}
          onPublished={(published) => {
            void notify("done", texts.publish.done);
            void navigate({ to: "/services/$id", params: { id: published.id } });
          }}
        />
      )}
    </FormProvider>
  );
}
