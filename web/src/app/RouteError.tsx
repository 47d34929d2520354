import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ButtonLink } from "../shared/ui/Button.tsx";
import { ErrorState } from "../shared/ui/ErrorState.tsx";
import { texts } from "./texts.ts";

/** A page that threw, or whose code did not arrive (a new version was put up meanwhile). */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  function retry() {
    if (/dynamically imported module|module script/i.test(String(error))) location.reload();
    else void router.invalidate().then(reset);
  }
  return (
    <ErrorState
      heading="h1"
      error={error}
      onRetry={retry}
      action={<ButtonLink to="/">{texts.toHome}</ButtonLink>}
    />
  );
}
