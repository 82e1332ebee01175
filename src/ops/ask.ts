/** Gives the running service a command and its text; what it answers. Ends the process when the command failed. */
export type Ask = (command: string, input: string) => Promise<string>;

export function nobody(id: string): number {
  console.log(`There is no patient with the id ${id}.`);
  return 1;
}
