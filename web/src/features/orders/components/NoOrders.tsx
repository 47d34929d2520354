import { useSearch } from "@tanstack/react-router";
import { ButtonLink } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { readOrdersSearch } from "../search.ts";
import { texts } from "../texts.ts";

export type NoOrdersProps = {
  readonly as: "client" | "seller";
  readonly isJob: boolean;
  readonly isFiltered: boolean;
};

/** Nothing here: why, and the one thing to do. */
export function NoOrders({ as: role, isJob, isFiltered }: NoOrdersProps) {
  const { source } = useSearch({ from: "/orders", select: readOrdersSearch });
  const say = texts.empty[isFiltered ? "filtered" : isJob ? "job" : role];
  const back = isFiltered || isJob;
  return (
    <EmptyState
      drawing={isFiltered ? "search" : "ledger"}
      title={say.title}
      action={
        back ? (
          <ButtonLink to="/orders" search={{ role, ...(isFiltered && source && { source }) }}>
            {say.action}
          </ButtonLink>
        ) : (
          <ButtonLink to={role === "client" ? "/services" : "/sell"} variant="primary">
            {say.action}
          </ButtonLink>
        )
      }
    >
      {say.body}
    </EmptyState>
  );
}
