export const insurer = {}
