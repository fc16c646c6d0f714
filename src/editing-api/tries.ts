/** How many tries of a note, each with other words, a device remembers and sends along. */
export const mostTries = 20;
