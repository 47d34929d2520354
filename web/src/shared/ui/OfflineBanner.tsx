import WifiOff from "lucide-react/icons/wifi-off";
import { useOnline } from "../hooks/useOnline.ts";
import { texts } from "../texts.ts";

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="page flex items-center justify-center gap-2 bg-wait-soft py-2 text-note text-wait">
          <WifiOff className="size-4 shrink-0" aria-hidden />
          {texts.offline}
        </p>
      )}
    </div>
  );
}
