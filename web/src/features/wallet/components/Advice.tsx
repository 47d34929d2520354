import type { DisclaimerComponent } from "@rainbow-me/rainbowkit";
import { texts } from "../texts.ts";

/** At the foot of RainbowKit's list. */
export const Advice: DisclaimerComponent = ({ Text }) => <Text>{texts.connect.advice}</Text>;
