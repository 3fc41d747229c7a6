// Where there is no open space: the first run, or what keeps the space from opening.
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { toFailure, useRead } from "@/api";
import { useDeviceLook } from "@/app/useDeviceLook";
import { ErrorState } from "@/shared";
import { Trouble } from "./Trouble";
import { type Door, Welcome } from "./Welcome";

export function FirstRunPage() {
  const state = useRead("app.state", {});
  const [door, setDoor] = useState<Door | null>(null);
  useDeviceLook(state.data?.device);
  const retry = (): void => void state.refetch();
  if (state.error) return <ErrorState failure={state.error} onRetry={retry} />;
  if (!state.data) return null;
  const { space, trouble } = state.data;
  if (space) return <Navigate to={door === "import" ? "/import" : "/"} replace />;
  if (trouble) {
    return (
      <Trouble failure={toFailure(trouble)} state={state.data} isTrying={state.isFetching} onRetry={retry} />
    );
  }
  return <Welcome state={state.data} door={door} onDoor={setDoor} />;
}
