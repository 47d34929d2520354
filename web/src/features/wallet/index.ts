export { WalletTree } from "./WalletTree.tsx";
