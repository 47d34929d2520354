export const texts = {
  title: "Profile",
  unnamed: "No name yet",
  verified: "Verified address",
  verifiedWhy:
    "Whoever signs in as this person holds the key of this address, and every order and review was signed with it. A name is only what they call themselves: compare the address.",
  unseen: "Never signed in here",
  unseenWhy:
    "Nobody has signed in with this address. What stands below comes from the chain and from reviews.",
  since: "Member since",
  noBio: "Nothing about themselves yet.",
  tabs: { label: "As seller or client", seller: "As seller", client: "As client" },
  services: "Services",
  noServices: "No service is published.",
  reviews: "Reviews",
  unknown: { title: "This is no address", why: "A profile's address has 0x and 40 hex digits." },
  home: "Find a service",
} as const;
