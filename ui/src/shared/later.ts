// Loads a place or a panel when somebody first goes there, together with the looks of the parts it is made of.

/** For `lazy` and for routes. */
export const later =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), import("@/styles/mantine")]);
    return module;
  };
