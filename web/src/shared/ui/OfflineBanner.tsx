import { useQuery } from "@tanstack/react-query";
import WifiOff from "lucide-react/icons/wifi-off";
import { useOnline } from "../hooks/useOnline.ts";
import { configQuery } from "../lib/config.ts";
import { texts } from "../texts.ts";

/** Why the page stays empty or grows old: no network, or a server that does not answer. */
export function OfflineBanner() {
  const online = useOnline();
  const { data: config, failureCount } = useQuery(configQuery);
  const silent = !config && failureCount > 1;
  return (
    <div role="status">
      {(!online || silent) && (
        <p className="page flex items-center justify-center gap-2 bg-wait-soft py-2 text-note text-wait">
          <WifiOff className="size-4 shrink-0" aria-hidden />
          {online ? texts.silent : texts.offline}
        </p>
      )}
    </div>
  );
}
