import type { AvatarComponent } from "@rainbow-me/rainbowkit";
import { Avatar } from "../../../shared/ui/Avatar.tsx";

/** Our drawing in place of RainbowKit's emoji, which needs a font we do not have. */
export const RainbowAvatar: AvatarComponent = ({ address, size }) => (
  <Avatar of={{ address, avatar: null }} size={size > 60 ? 80 : size > 36 ? 56 : 32} />
);
