import { Loading, Skeleton, SkeletonText } from "../../../shared/ui/Skeleton.tsx";

export function OrderSkeleton() {
  return (
    <Loading>
      <Skeleton className="h-9 w-80 max-w-full" />
      <Skeleton className="mt-6 h-14 w-full" />
      <div className="mt-8 grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-8">
          <Skeleton className="h-40 rounded-lg" />
          <SkeletonText lines={6} />
        </div>
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </Loading>
  );
}
