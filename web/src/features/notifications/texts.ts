export const texts = {
  title: "Notifications",
  bell: (unread: number) => (unread === 0 ? "Notifications" : `Notifications, ${unread} unread`),
  unreadMark: "Unread",
  many: "99+",
  fresh: (sentence: string) => `New notification: ${sentence}`,
  freshMany: (count: number) => `${count} new notifications`,
  all: "See all",
  readAll: "Mark all read",
  more: "Show earlier ones",
  empty: {
    title: "Nothing to tell you yet",
    why: "When somebody pays, delivers, asks or decides in one of your orders, and before a time runs out, it stands here.",
    orders: "Your orders",
  },
  emptyPanel: "Nothing to tell you yet.",
  failedPanel: "Notifications did not load.",
  tryAgain: "Try again",
  unknownOrder: "An order",
  signIn: {
    title: "Sign in to see your notifications",
    why: "They are about your orders, and only you can see them.",
  },
} as const;
