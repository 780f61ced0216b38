// Reads every row of a Data Package with the Frictionless implementation for JavaScript (npm: datapackage), types and references checked.
// usage: node check_datapackage.js FOLDER, with NODE_PATH naming the folder of the modules.
const path = require('path');
const { Package } = require('datapackage');

(async () => {
  const description = await Package.load(path.join(process.argv[2], 'datapackage.json'), { strict: false });
  if (!description.valid) throw Object.assign(new Error('the descriptor is not valid'), { errors: description.errors });
  let rows = 0;
  for (const resource of description.resources) {
    if (!resource.tabular) throw new Error(resource.name + ' is not tabular');
    rows += (await resource.read({ keyed: true, cast: true, relations: true })).length;
  }
  console.log(`valid: ${description.resources.length} resources, ${rows} rows`);
})().catch((e) => {
  console.error(e.message, (e.errors || []).slice(0, 10).map(String).join('\n'));
  process.exit(1);
});
