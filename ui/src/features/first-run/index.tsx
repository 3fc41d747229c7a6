// Where there is no open space: the first run, or what keeps the space from opening.
import { Navigate } from "@tanstack/react-router";
import { toFailure, useRead } from "@/api";
import { ErrorState } from "@/shared";
import { Trouble } from "./Trouble";
import { Welcome } from "./Welcome";

export function FirstRunPage() {
  const state = useRead("app.state", {});
  const retry = (): void => void state.refetch();
  if (state.error) return <ErrorState failure={state.error} onRetry={retry} />;
  if (!state.data) return null;
  const { space, trouble, data_dir } = state.data;
  if (space) return <Navigate to="/" replace />;
  if (trouble) {
    return (
      <Trouble failure={toFailure(trouble)} dataDir={data_dir} isTrying={state.isFetching} onRetry={retry} />
    );
  }
  return <Welcome state={state.data} />;
}
