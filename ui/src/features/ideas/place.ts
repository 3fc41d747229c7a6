// Where one was in a view, for coming back from an idea. Kept while the window is open.
interface Place {
  offset: number;
  active: number;
}

const places = new Map<string, Place>();

export const remember = (view: string, place: Place): void => void places.set(view, place);
export const recall = (view: string): Place | undefined => places.get(view);
export const forgetPlaces = (): void => places.clear();
