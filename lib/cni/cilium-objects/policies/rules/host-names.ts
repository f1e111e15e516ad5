/** Whether a text is a DNS name, with or without the dot of the root. Underscores are taken, as in names of services. */
export function isHostName(text: string): boolean {
  return text.length <= 255 && /^[-a-zA-Z0-9_]+(\.[-a-zA-Z0-9_]+)*\.?$/.test(text);
}

/** Whether a text is a DNS name with wildcards anywhere in it. */
export function isHostPattern(text: string): boolean {
  return isHostName(text.replaceAll('*', 'x'));
}
