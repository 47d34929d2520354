export const texts = {
  title: "My orders",
  tabs: { label: "Your part", buying: "Buying", selling: "Selling" },
  toRule: (cases: number) =>
    cases === 1 ? "1 dispute for you to rule" : `${cases} disputes for you to rule`,
  signIn: {
    title: "Sign in to see your orders",
    why: "Your orders are shown to you and the people in them only.",
  },
  all: "All",
  statuses: "Status",
  waits: "Waits for you",
  columns: { order: "Order", with: "With", status: "Status", price: "Price", due: "Due", updated: "Updated" },
  more: "Show more",
  empty: {
    buying: {
      title: "You have not ordered anything yet",
      body: "Find a service; the contract holds your money until you approve.",
      action: "Find a service",
    },
    selling: {
      title: "Nobody has ordered from you yet",
      body: "Publish a service and sign its offers; then orders come without further ado.",
      action: "My services",
    },
    filtered: { title: "No orders with this status", action: "Show all" },
  },
} as const;
