#!/usr/bin/env python3
"""The same rating by Polars or DuckDB: frames.py FOLDER polars|duckdb [THREADS]   (rules: see plain.py)"""
import os
import sys

folder, how = sys.argv[1:3]
threads = int(sys.argv[3]) if len(sys.argv) > 3 else 1
os.environ["POLARS_MAX_THREADS"] = str(threads)
out = os.path.join(folder, how)
os.makedirs(out, exist_ok=True)
records = os.path.join(folder, "cdrs.csv")
grid = os.path.join(os.path.dirname(os.path.abspath(__file__)), "grid.csv")


def by_polars():
    import polars
    from polars import col

    def cents(units):
        whole = (units + 300) // 600
        return polars.concat_str((whole // 100).cast(str), polars.lit("."), (whole % 100).cast(str).str.zfill(2))

    account = ["caller", "month"]
    classes = polars.read_csv(grid).select("class", "pool", fee=col("connect_milli") * 60, minute="minute_milli")
    calls = polars.read_csv(records, schema_overrides={"caller": str, "callee": str})
    calls = calls.with_columns(month=col("start").str.slice(0, 7), row=polars.int_range(polars.len()))
    calls = calls.join(classes, on="class", how="left", maintain_order="left")
    mobile = calls.filter(pool="mobile").select(
        "row", over=(col("seconds").cum_sum().over(account) - 7200).clip(0, col("seconds")))
    fixed = calls.filter(pool="fixed").with_columns(
        first=col("row").min().over([*account, "callee"]) == col("row"))
    fixed = fixed.with_columns(is_free=col("first") & (col("first").cast(int).cum_sum().over(account) <= 500))
    fixed = fixed.select(
        "row", over=polars.when(col("is_free").any().over([*account, "callee"])).then(0).otherwise("seconds"))
    calls = calls.join(polars.concat([mobile, fixed]), on="row", how="left", maintain_order="left")
    calls = calls.with_columns(
        over=polars.when(pool="free").then(0).otherwise(polars.coalesce("over", "seconds")))
    calls = calls.with_columns(
        included=col("seconds") - col("over"),
        units=polars.when(col("over") > 0).then(col("fee") + col("minute") * col("over")).otherwise(0))
    calls.select("start", "caller", "callee", "class", "seconds", "included", price=cents(col("units"))).write_csv(
        os.path.join(out, "rated.csv"))
    months = calls.group_by(account).agg(polars.len().alias("calls"), col("seconds", "included", "units").sum())
    months.sort(account).select(*account, "calls", "seconds", "included", total=cents(col("units"))).write_csv(
        os.path.join(out, "invoices.csv"))


def by_duckdb():
    import duckdb

    def cents(units):
        whole = f"(({units} + 300) // 600)"
        return f"({whole} // 100)::varchar || '.' || lpad(({whole} % 100)::varchar, 2, '0')"

    before = "ORDER BY n ROWS UNBOUNDED PRECEDING"
    database = duckdb.connect()
    database.execute(f"SET threads={threads}")
    database.execute(f"""
        CREATE TABLE calls AS
          SELECT *, start[1:7] AS month
          FROM (SELECT row_number() OVER () AS n, * FROM read_csv('{records}', columns={{
            'start': 'VARCHAR', 'caller': 'VARCHAR', 'callee': 'VARCHAR', 'class': 'VARCHAR', 'seconds': 'BIGINT'}}))
          JOIN (SELECT class, pool, connect_milli * 60 AS fee, minute_milli AS minute FROM read_csv('{grid}')) USING (class);
        CREATE TABLE beyond AS
          SELECT n, greatest(0, least(seconds, sum(seconds) OVER (PARTITION BY caller, month {before}) - 7200)) AS over_s
          FROM calls WHERE pool = 'mobile'
          UNION ALL
          SELECT n, CASE WHEN bool_or(first AND called <= 500) OVER (PARTITION BY caller, month, callee)
                         THEN 0 ELSE seconds END
          FROM (SELECT *, sum(first::int) OVER (PARTITION BY caller, month {before}) AS called
                FROM (SELECT *, row_number() OVER (PARTITION BY caller, month, callee ORDER BY n) = 1 AS first
                      FROM calls WHERE pool = 'fixed'));
        CREATE TABLE rated AS
          SELECT calls.*, CASE WHEN pool = 'free' THEN 0 ELSE coalesce(over_s, seconds) END::bigint AS over,
                 CASE WHEN over > 0 THEN fee + minute * over ELSE 0 END AS units
          FROM calls LEFT JOIN beyond USING (n);
        COPY (SELECT start, caller, callee, class, seconds, seconds - over AS included, {cents('units')} AS price
              FROM rated ORDER BY n) TO '{out}/rated.csv';
        COPY (SELECT caller, month, count(*) AS calls, sum(seconds) AS seconds, sum(seconds - over) AS included,
                     {cents('sum(units)')} AS total FROM rated GROUP BY ALL ORDER BY 1, 2) TO '{out}/invoices.csv';
        """)


by_polars() if how == "polars" else by_duckdb()
