import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { Loading, Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Door } from "./components/Door.tsx";
import { ServiceForm } from "./components/ServiceForm.tsx";
import { texts } from "./texts.ts";

export function NewServicePage() {
  usePageTitle(texts.newService);
  const config = useConfig();
  return (
    <Door>
      {(seller) =>
        config ? (
          <ServiceForm config={config} service={null} seller={seller} />
        ) : (
          <Loading>
            <Skeleton className="h-96 rounded-lg" />
          </Loading>
        )
      }
    </Door>
  );
}
