/** Asking our server. Every answer is a value: nothing here throws for what a network does. */

import type { Refusal } from "../contract.ts";

export type Answer<T> =
  | { is: "answer"; value: T }
  | { is: "unchanged" }
  | { is: "refused"; status: number; refusal: Refusal }
  | { is: "unreachable" };

interface Question {
  body?: unknown;
  knownVersion?: number;
}

const patience = 8_000;

let csrfCookie = "csrftoken";

/** The page says what the cookie is called. */
export function nameCsrfCookie(name: string): void {
  csrfCookie = name;
}

export async function ask<T>(address: string, question: Question = {}): Promise<Answer<T>> {
  const isPost = question.body !== undefined;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (isPost) {
    headers["Content-Type"] = "application/json";
    headers["X-CSRFToken"] = cookieNamed(csrfCookie, document.cookie);
  }
  if (question.knownVersion !== undefined) headers["If-None-Match"] = `"${question.knownVersion}"`;
  try {
    const response = await fetch(address, {
      method: isPost ? "POST" : "GET",
      headers,
      body: isPost ? JSON.stringify(question.body) : null,
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    return await read<T>(response);
  } catch {
    return { is: "unreachable" };
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  if (response.status === 304) return { is: "unchanged" };
  if (response.ok) return { is: "answer", value: (await response.json()) as T };
  if (response.status >= 500 && response.status !== 503) return { is: "unreachable" };
  const refusal = await refusalIn(response);
  if (refusal.error === "unknown" && response.status === 503) return { is: "unreachable" };
  return { is: "refused", status: response.status, refusal };
}

async function refusalIn(response: Response): Promise<Refusal> {
  try {
    const body = (await response.json()) as Partial<Refusal>;
    return { error: body.error ?? "unknown", message: body.message ?? "" };
  } catch {
    return { error: "unknown", message: "" };
  }
}

export function cookieNamed(name: string, cookies: string): string {
  const found = cookies.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}
