type Role = "client" | "seller" | "arbiter" | "operator";
const ROLE: Readonly<Record<Role, string>> = {
  client: "Client",
  seller: "Seller",
  arbiter: "Arbiter",
  operator: "Help desk",
};

export const texts = {
  connect: {
    button: "Connect",
    closed: "You closed the list of wallets. Nothing was sent; connect one and try again.",
    installed: "On this phone",
    relayed: "Other wallets",
    advice:
      "A wallet is a program that holds your keys and signs for you. Wallets installed in this browser are listed by themselves. Connecting shows us your address and nothing more.",
    none: {
      title: "No wallet found in this browser",
      body: [
        "To pay or to be paid you need a wallet: a browser extension or a phone app that holds your keys. We never see them.",
        "Install one that your browser offers as an extension, for example MetaMask, Rabby or Frame, from its maker's own site. Then load this page again.",
        "On a phone, open this page in the browser inside your wallet app.",
      ],
      reload: "Load the page again",
    },
  },
  demo: {
    group: "Demo people",
    wallet: (name: string, role: Role) =>
      name.toLowerCase().includes(role) ? name : `${name} (${ROLE[role].toLowerCase()})`,
  },
  account: {
    menu: (who: string) => `Account of ${who}`,
    address: "Address",
    balance: "In your wallet",
    profile: "My profile",
    orders: "My orders",
    sell: "My services",
    billing: "Billing and payments",
    disputes: "Disputes to rule",
    desk: "Help desk",
    signIn: "Sign in",
    signOut: "Sign out",
    disconnect: "Disconnect",
    wrongChain: (name: string) => `Switch to ${name}`,
    switching: "Waiting for your wallet",
    demo: "Demo person, on a chain whose money is worth nothing",
  },
  signIn: {
    title: "Sign in with your wallet",
    why: "Your wallet will show a short message to sign. It proves to our server that the address is yours, so that you see your own orders.",
    free: "It costs nothing, moves no money and allows nobody to move any.",
    button: "Sign the message",
    waiting: "Your wallet is asking you to sign.",
    asking: "Getting a message to sign",
    statement: "Sign in to Holdfast. This costs nothing and moves no money.",
    rejected:
      "You declined in your wallet. Nothing was signed. You can try again, or go on without signing in.",
    failed: (reason: string) => `It did not work: ${reason} Nothing was changed. Try again.`,
    later: "Not now",
    as: "Signing in as",
  },
  chain: {
    title: "Your wallet is on another chain",
    body: (name: string) =>
      `Holdfast works on ${name}. Your wallet can switch to it; nothing is sent by that.`,
    button: (name: string) => `Switch to ${name}`,
    refused: (name: string) =>
      `Your wallet did not switch to ${name}. Nothing was sent. Switch in the wallet itself, then try again.`,
  },
} as const;
