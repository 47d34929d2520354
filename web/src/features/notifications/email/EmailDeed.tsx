import { useMutation } from "@tanstack/react-query";
import { usePageTitle } from "../../../shared/hooks/usePageTitle.ts";
import { api } from "../../../shared/lib/api.ts";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import type { Deed } from "./readDeed.ts";
import { texts } from "./texts.ts";

/**
 * Where the links of mails lead. Following one changes nothing by itself: mail programs follow them too, to look for
 * harm. No account is needed, and the token behind the "#" reaches no server before the person says so.
 */
export function EmailDeed({ deed }: { readonly deed: Deed }) {
  usePageTitle(texts.page.title);
  const act = useMutation({
    mutationFn: async ({ what, token }: Deed) => {
      if (what === "confirm") await api.post("/api/email/confirm", { body: { token } });
      else await api.post("/api/email/unsubscribe", { query: { token } });
    },
  });
  if (act.error) return <ErrorState heading="h1" error={act.error} onRetry={() => act.mutate(deed)} />;
  const said = texts.page[deed.what];
  const toNotifications = <ButtonLink to="/notifications">{texts.page.notifications}</ButtonLink>;
  if (act.isSuccess) {
    return (
      <div role="status">
        <EmptyState heading="h1" drawing="box" title={said.done} action={toNotifications} />
      </div>
    );
  }
  return (
    <EmptyState
      heading="h1"
      drawing="box"
      title={said.title}
      action={
        <Button variant="primary" loading={act.isPending} onClick={() => act.mutate(deed)}>
          {said.button}
        </Button>
      }
    >
      {said.why}
    </EmptyState>
  );
}
