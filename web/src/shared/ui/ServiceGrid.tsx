import type { ServiceCard as Card } from "@holdfast/sdk/api";
import clsx from "clsx";
import { ServiceCard, ServiceCardSkeleton } from "./ServiceCard.tsx";
import { Loading } from "./Skeleton.tsx";

const COLUMNS = { 3: "lg:grid-cols-3", 4: "lg:grid-cols-4" } as const;

export type ServiceGridProps = {
  /** Undefined while they are on their way: bars of their shape stand in. */
  readonly services: readonly Card[] | undefined;
  readonly columns: 3 | 4;
  readonly expected?: number;
};

export function ServiceGrid({ services, columns, expected = columns * 2 }: ServiceGridProps) {
  const className = clsx(
    "grid gap-x-6 gap-y-6 min-[30rem]:grid-cols-2 min-[30rem]:gap-y-10",
    COLUMNS[columns],
  );
  if (!services) {
    return (
      <Loading>
        <div className={className}>
          {Array.from({ length: expected }, (_, index) => `card-${index}`).map((key) => (
            <ServiceCardSkeleton key={key} />
          ))}
        </div>
      </Loading>
    );
  }
  return (
    <ul className={className}>
      {services.map((service, index) => (
        <li key={service.id} className="min-w-0">
          <ServiceCard service={service} eager={index < columns} />
        </li>
      ))}
    </ul>
  );
}
