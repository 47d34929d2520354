import type { PublicConfig, Service } from "@holdfast/sdk/api";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { describeError, type SaidError } from "../../../shared/lib/describeError.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { saveService } from "../api/saveService.ts";
import { countErrors } from "../countErrors.ts";
import { emptyService, fromService, type ServiceValues, toInput } from "../model.ts";
import { serviceSchema } from "../schema.ts";
import { texts } from "../texts.ts";
import { CancelOffers } from "./CancelOffers.tsx";
import { DescribeFields } from "./DescribeFields.tsx";
import { LeaveGuard } from "./LeaveGuard.tsx";
import { OrderingField } from "./OrderingField.tsx";
import { PackageFields } from "./PackageFields.tsx";
import { Preview } from "./Preview.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { QuestionFields } from "./QuestionFields.tsx";

export type ServiceFormProps = { readonly config: PublicConfig; readonly service: Service | null };

/** Describe, price, ask; then save as a draft, or save and sign (FEATURES LST-1, LST-3). */
export function ServiceForm({ config, service: given }: ServiceFormProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [service, setService] = useState(given);
  const [publishing, setPublishing] = useState<Service | null>(null);
  const [saving, setSaving] = useState<"save" | "publish" | null>(null);
  const [failure, setFailure] = useState<SaidError | null>(null);
  const resolver = useMemo(() => zodResolver(serviceSchema(config)), [config]);
  const form = useForm<ServiceValues>({
    resolver,
    defaultValues: service ? fromService(service, config) : emptyService(config),
    mode: "onTouched",
  });
  // A ref, because saving goes on to the next page before the form has rendered as saved.
  const unsaved = useRef(false);
  unsaved.current = form.formState.isDirty;
  const wrong = form.formState.isSubmitted ? countErrors(form.formState.errors) : 0;

  function save(then: "save" | "publish") {
    return form.handleSubmit(async (values) => {
      setSaving(then);
      setFailure(null);
      try {
        const saved = await saveService(service?.id ?? null, toInput(values, config));
        setService(saved);
        form.reset(values);
        unsaved.current = false;
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
    });
  }

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={save("publish")}
        className="grid items-start gap-8 md:grid-cols-[minmax(0,1fr)_18rem] md:gap-10"
      >
        <header className="md:col-span-2">
          <h1 className="text-head">{service ? texts.editService : texts.newService}</h1>
          {service?.state === "published" && <p className="text-soft">{texts.form.changed}</p>}
        </header>
        <div className="flex min-w-0 flex-col gap-6">
          {service && <CancelOffers service={service} />}
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
        <aside className="flex flex-col gap-4 md:sticky md:top-24">
          <Preview config={config} />
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
      <LeaveGuard unsaved={unsaved} />
      {publishing && (
        <PublishDialog
          service={publishing}
          onClose={() => {
            setPublishing(null);
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
