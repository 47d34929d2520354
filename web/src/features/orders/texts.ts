export const texts = {
  quotes: (waiting: number) =>
    waiting === 0 ? "Quotes" : `Quotes: ${waiting} ${waiting === 1 ? "waits" : "wait"} for you`,
  title: "My orders",
  sources: { label: "Where they came from", service: "Services", job: "Jobs" },
  roles: { label: "Your part", client: "Buying", seller: "Selling" },
  toRule: (cases: string) =>
    cases === "1" ? "1 dispute for you to rule" : `${cases} disputes for you to rule`,
  signIn: {
    title: "Sign in to see your orders",
    why: "Your orders are shown to you and the people in them only.",
  },
  search: "Search your orders",
  searchHint: "Title, name, address or order number",
  sort: "Sort",
  sorts: { latest: "Latest moved", due: "Due first", amount: "Highest amount", newest: "Newest" },
  all: "All",
  statuses: "Status",
  waiting: "Waiting for you",
  overdue: "Overdue",
  orMore: (count: string) => `${count}+`,
  waits: "Waits for you",
  columns: { order: "Order", with: "With", status: "Status", price: "Price", due: "Due", updated: "Moved" },
  more: "Show more",
  empty: {
    client: {
      title: "You have not ordered anything yet",
      body: "Find a service; the contract holds your money until you approve.",
      action: "Find a service",
    },
    seller: {
      title: "Nobody has ordered from you yet",
      body: "Publish a service; what clients order of it stands here.",
      action: "My services",
    },
    job: {
      title: "No orders from jobs",
      body: "Jobs cannot be posted on this site. What you order or sell as a service is under Services.",
      action: "Show services",
    },
    filtered: {
      title: "No orders like that",
      body: "None of your orders here matches what you are looking for.",
      action: "Show all",
    },
  },
} as const;
