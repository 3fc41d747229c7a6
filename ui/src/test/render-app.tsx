// The whole interface at an address, over a fake host.
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { createHubRouter } from "@/app/router";
import { render } from "./render";

export function renderApp(address: string) {
  const router = createHubRouter(createMemoryHistory({ initialEntries: [address] }));
  return { ...render(<RouterProvider router={router} />), router };
}
