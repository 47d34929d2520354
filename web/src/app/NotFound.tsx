import { usePageTitle } from "../shared/hooks/usePageTitle.ts";
import { texts as common } from "../shared/texts.ts";
import { ButtonLink } from "../shared/ui/Button.tsx";
import { EmptyState } from "../shared/ui/EmptyState.tsx";
import { texts } from "./texts.ts";

export function NotFound() {
  usePageTitle(texts.notFound);
  return (
    <EmptyState
      heading="h1"
      drawing="search"
      title={texts.notFound}
      action={
        <ButtonLink to="/services" variant="primary">
          {texts.toServices}
        </ButtonLink>
      }
    >
      {common.error.missing.safe}
    </EmptyState>
  );
}
