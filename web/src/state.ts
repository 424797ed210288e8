// What is asked, and who wants to know when it changes. No number is kept here: all come from the server, ready to be shown.

export type Listener = () => void;

export class State {
  private readonly listeners: Listener[] = [];

  constructor(public query: string) {}

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  ask(query: string): void {
    this.query = query;
    for (const listener of this.listeners) listener();
  }
}

// The query with another window of time; the facets `from` and `to` hold one value each, so that the last one counts.
export function within(query: string, first: string, last: string): string {
  return `${query} from:${first} to:${last}`.trim();
}

export async function fetched(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(`${path}?${new URLSearchParams(query)}`, { signal, headers: { Accept: "*/*" } });
  // A session that has ended is told by the page itself.
  if (answer.status === 401 || answer.redirected) location.reload();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
