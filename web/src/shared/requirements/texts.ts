export const texts = {
  anything: "Anything else the seller should know",
  describe: "What the seller needs to know",
  files: "Files",
  choose: "Choose one",
  answerMissing: "The seller needs this answer to start.",
  fileMissing: "The seller needs at least one file for this.",
  nothing: "Write a few words, or add a file, so that the seller can start.",
  uploading: "Wait until all files are uploaded, or remove those that failed.",
  seeFiles: (names: string) => `Files: ${names}`,
  needed: "The seller asks for:",
} as const;
