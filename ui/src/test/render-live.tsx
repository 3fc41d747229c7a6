// The whole interface at an address, which hears of changes as the program does.
import { useQueryClient } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { followChanges } from "@/api";
import { createHubRouter } from "@/app/router";
import { render } from "@/test/render";

function Follow() {
  const client = useQueryClient();
  useEffect(() => followChanges(client), [client]);
  return null;
}

export function renderLive(address: string) {
  const router = createHubRouter(createMemoryHistory({ initialEntries: [address] }));
  const part = (
    <>
      <Follow />
      <RouterProvider router={router} />
    </>
  );
  return { ...render(part), router };
}
