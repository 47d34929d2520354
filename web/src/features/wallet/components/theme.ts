import { lightTheme, type Theme } from "@rainbow-me/rainbowkit";

const base = lightTheme({ borderRadius: "medium", overlayBlur: "none" });

/**
 * RainbowKit in our tokens. They turn light or dark by themselves, so one theme serves both; every pair of text and
 * ground keeps 4.5:1, which RainbowKit's own themes do not.
 */
export const rainbowTheme: Theme = {
  ...base,
  colors: {
    accentColor: "var(--color-accent)",
    accentColorForeground: "var(--color-on-accent)",
    actionButtonBorder: "var(--color-line)",
    actionButtonBorderMobile: "var(--color-line)",
    actionButtonSecondaryBackground: "var(--color-well)",
    closeButton: "var(--color-soft)",
    closeButtonBackground: "var(--color-well)",
    connectButtonBackground: "var(--color-card)",
    connectButtonBackgroundError: "var(--color-lost)",
    connectButtonInnerBackground: "var(--color-well)",
    connectButtonText: "var(--color-ink)",
    connectButtonTextError: "var(--color-on-lost)",
    connectionIndicator: "var(--color-done)",
    downloadBottomCardBackground: "var(--color-well)",
    downloadTopCardBackground: "var(--color-card)",
    error: "var(--color-lost)",
    generalBorder: "var(--color-line)",
    generalBorderDim: "var(--color-line)",
    menuItemBackground: "var(--color-well)",
    modalBackdrop: "var(--color-veil)",
    modalBackground: "var(--color-card)",
    modalBorder: "var(--color-line)",
    modalText: "var(--color-ink)",
    modalTextDim: "var(--color-faint)",
    modalTextSecondary: "var(--color-soft)",
    profileAction: "var(--color-well)",
    profileActionHover: "var(--color-line)",
    profileForeground: "var(--color-card)",
    selectedOptionBorder: "var(--color-accent)",
    standby: "var(--color-wait)",
  },
  fonts: { body: "var(--font-sans)" },
  radii: {
    actionButton: "var(--radius-md)",
    connectButton: "var(--radius-md)",
    menuButton: "var(--radius-md)",
    modal: "var(--radius-lg)",
    modalMobile: "var(--radius-lg)",
  },
  shadows: {
    connectButton: "none",
    dialog: "none",
    profileDetailsAction: "none",
    selectedOption: "none",
    selectedWallet: "none",
    walletLogo: "none",
  },
};
