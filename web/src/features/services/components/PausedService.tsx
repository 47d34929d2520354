import { ButtonLink } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";

const texts = {
  title: "This service is paused",
  why: "Its seller takes no new orders for it now. Orders that were placed before go on as agreed.",
  others: "Find another service",
} as const;

/** Loaded alone, by those few who follow a link to what was on offer once. */
export default function PausedService() {
  return (
    <EmptyState
      heading="h1"
      drawing="box"
      title={texts.title}
      action={
        <ButtonLink to="/services" variant="primary">
          {texts.others}
        </ButtonLink>
      }
    >
      {texts.why}
    </EmptyState>
  );
}
