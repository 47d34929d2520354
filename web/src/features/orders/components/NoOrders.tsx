import { ButtonLink } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { texts } from "../texts.ts";

/** Nothing here: why, and the one thing to do. */
export function NoOrders({
  as: role,
  filtered,
}: {
  readonly as: "client" | "seller";
  readonly filtered: boolean;
}) {
  const say = texts.empty;
  if (filtered) {
    return (
      <EmptyState
        title={say.filtered.title}
        action={
          <ButtonLink to="/orders" search={{ role }}>
            {say.filtered.action}
          </ButtonLink>
        }
      />
    );
  }
  const words = role === "client" ? say.buying : say.selling;
  return (
    <EmptyState
      title={words.title}
      action={
        <ButtonLink to={role === "client" ? "/services" : "/sell"} variant="primary">
          {words.action}
        </ButtonLink>
      }
    >
      {words.body}
    </EmptyState>
  );
}
